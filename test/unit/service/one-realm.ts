// Jest runs tests in a realm of their own, in which the errors of Node's core are no instances of Error. AWS's SDK wraps
// what is none, which it never does outside of Jest: there it must look as it does there.
const ordinary = Function.prototype[Symbol.hasInstance];
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    return ordinary.call(this, value) || (this === Error && Object.prototype.toString.call(value) === '[object Error]');
  },
});
