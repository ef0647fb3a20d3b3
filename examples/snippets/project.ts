import { Project } from 'pulumi-codecatalyst';

const shop = new Project('shop', {
  spaceName: 'acme',
  displayName: 'Web shop',
  description: 'Everything behind shop.example.com',
});

export const projectName = shop.name;
