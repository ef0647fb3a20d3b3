import { Project, SourceRepository } from 'pulumi-codecatalyst';

const shop = new Project('shop', { spaceName: 'acme', displayName: 'Web shop' });

const frontend = new SourceRepository('frontend', {
  spaceName: 'acme',
  projectName: shop.name,
  name: 'frontend',
  description: 'The shop window',
});

export const cloneUrl = frontend.cloneUrl;
