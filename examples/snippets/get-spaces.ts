import { getSpacesOutput } from 'pulumi-codecatalyst';

export const spaceNames = getSpacesOutput().spaces.apply((spaces) => spaces.map(({ name }) => name));
