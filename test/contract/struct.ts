import structProto from 'google-protobuf/google/protobuf/struct_pb.js';

// Written from Pulumi's protocol by hand, and not shared with the provider: this is what its codec is held to.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Values = Readonly<Record<string, Json>>;

/** A value that must not be shown, as it travels. */
export const secret = (value: Json): Json => ({
  '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
  value,
});

/** A value that is not known yet, as it travels; the engine takes the one for text wherever nothing is known. */
export const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** Every form in which the engine says that a value is not known yet. */
export const unknowns = {
  text: unknown,
  boolean: '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7',
  number: '3eeb2bf0-c639-47a8-9e75-3b44932eb421',
  list: '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2',
  asset: '030794c1-ac77-496b-92df-f27374a8bd58',
  archive: 'e48ece36-62e2-4504-bad9-02848725956a',
  object: 'dd056dcd-154b-4c76-9bd3-c8f88648b5ff',
};

export const toStruct = (values: Values): structProto.Struct => structProto.Struct.fromJavaScript(values);

export const fromStruct = (struct: structProto.Struct | undefined): Values => struct?.toJavaScript() ?? {};
