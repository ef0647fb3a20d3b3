import { getUserOutput } from 'pulumi-codecatalyst';

export const janeIs = getUserOutput({ userName: 'jane.doe' }).displayName;
