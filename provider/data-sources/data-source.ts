import { dataSourceOf, type Member, type Output, output, type Shape } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';

/** Data sources of CodeCatalyst: they call its service. */
export const dataSource = dataSourceOf<ServiceContext>();

/** What members are called to the user, nested ones too. */
type Texts = Readonly<Record<string, string>>;
type OutputOf<M> = M extends Member<infer V, infer R> ? Output<V, false, R> : never;

/** The members of an answer that have a text, as outputs. */
export const told = <M extends Readonly<Record<string, Member>>, T extends Texts>(members: M, texts: T) =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, member]) => {
      const { [name]: text } = texts;
      return text === undefined ? [] : [[name, output(member, text, { members: texts })]];
    }),
  ) as { [N in keyof M & keyof T]: OutputOf<M[N]> };

/** The whole of a list, page after page; empty if need be, where the API may leave it out of a page. */
export const whole = <V>(items: Member<V>, description: string, members: Texts): Output<V, false, true> =>
  output({ ...items, required: true }, description, { members });

/** A member whose parts of that name are secret, though the API does not say so. */
export const concealing = <M extends Member>(member: M, part: string): M => ({
  ...member,
  shape: concealed(member.shape, part),
});

function concealed(shape: Shape, part: string): Shape {
  if (shape.type === 'list') return { ...shape, item: concealed(shape.item, part) };
  if (shape.type !== 'structure') return shape;
  const members = Object.entries(shape.members).map(([name, member]) => {
    const inner = name === part ? { ...member.shape, sensitive: true } : concealed(member.shape, part);
    return [name, { ...member, shape: inner }];
  });
  return { ...shape, members: Object.fromEntries(members) as typeof shape.members };
}
