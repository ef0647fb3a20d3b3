import { DevEnvironment, DevEnvironmentSession, Project } from 'pulumi-codecatalyst';

const shop = new Project('shop', { spaceName: 'acme', displayName: 'Web shop' });

const workbench = new DevEnvironment('workbench', {
  spaceName: 'acme',
  projectName: shop.name,
  ides: [{ name: 'VSCode' }],
  instanceType: 'dev.standard1.small',
  persistentStorage: { sizeInGiB: 16 },
  desiredStatus: 'RUNNING',
});
const shell = new DevEnvironmentSession('shell', {
  spaceName: 'acme',
  projectName: shop.name,
  devEnvironmentId: workbench.devEnvironmentId,
  sessionConfiguration: { sessionType: 'SSM' },
});

export const streamUrl = shell.streamUrl;
export const tokenValue = shell.tokenValue;
