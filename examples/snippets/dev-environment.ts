import { DevEnvironment, Project, SourceRepository } from 'pulumi-codecatalyst';

const shop = new Project('shop', { spaceName: 'acme', displayName: 'Web shop' });
const frontend = new SourceRepository('frontend', { spaceName: 'acme', projectName: shop.name, name: 'frontend' });

const workbench = new DevEnvironment('workbench', {
  spaceName: 'acme',
  projectName: shop.name,
  alias: 'workbench',
  ides: [{ name: 'VSCode' }],
  instanceType: 'dev.standard1.small',
  inactivityTimeoutMinutes: 30,
  persistentStorage: { sizeInGiB: 16 },
  repositories: [{ repositoryName: frontend.name, branchName: 'main' }],
});

export const status = workbench.status;
