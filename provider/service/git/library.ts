// What is used of the library. It is loaded when something is first done over Git, and what is not named here is not bundled.
export { getRemoteInfo2, push } from 'isomorphic-git';
