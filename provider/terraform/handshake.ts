import type { Certificate } from './certificate.js';

type Environment = Readonly<Record<string, string | undefined>>;

const cookie = {
  name: 'TF_PLUGIN_MAGIC_COOKIE',
  value: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
};

/** The version of the plugin protocol, and the one of the provider protocol that is spoken here. */
const [core, protocol] = [1, 6];

/** Whether a Terraform has started this process. */
export const isStartedByTerraform = (environment: Environment): boolean => environment[cookie.name] === cookie.value;

/** Why Terraform and this provider cannot talk; undefined if they can. */
export function unspoken({ PLUGIN_PROTOCOL_VERSIONS: versions }: Environment): string | undefined {
  if (versions === undefined || versions.split(',').includes(String(protocol))) return undefined;
  return `This provider speaks version ${protocol} of the provider protocol, and was asked for ${versions}: it needs Terraform 1.0 or newer, or OpenTofu.`;
}

/** The line that tells Terraform where the provider listens, and by which certificate it is known. */
export const handshakeLine = (network: 'unix' | 'tcp', address: string, certificate: Certificate | undefined): string =>
  [core, protocol, network, address, 'grpc', certificate?.der.toString('base64').replace(/=+$/, '') ?? ''].join('|');

/** What Terraform has to have in TF_REATTACH_PROVIDERS to use a provider that was started by hand. */
export const reattachment = (provider: string, network: 'unix' | 'tcp', address: string, pid: number): string =>
  JSON.stringify({
    [provider]: {
      Protocol: 'grpc',
      ProtocolVersion: protocol,
      Pid: pid,
      Test: true,
      Addr: { Network: network, String: address },
    },
  });
