import { Branch, Project, SourceRepository } from 'pulumi-codecatalyst';

const shop = new Project('shop', { spaceName: 'acme', displayName: 'Web shop' });
const frontend = new SourceRepository('frontend', { spaceName: 'acme', projectName: shop.name, name: 'frontend' });

const release = new Branch('release', {
  spaceName: 'acme',
  projectName: shop.name,
  sourceRepositoryName: frontend.name,
  name: 'release/1.0',
});

export const headCommitId = release.headCommitId;
