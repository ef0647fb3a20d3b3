import { getProjectOutput } from 'pulumi-codecatalyst';

export const shownAs = getProjectOutput({ spaceName: 'acme', name: 'shop' }).displayName;
