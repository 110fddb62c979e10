import { request, type RequestOptions } from './client';
import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'delete';
type MethodsOf<P extends keyof paths> = { [M in Method]: paths[P][M] extends object ? M : never }[Method];

type PathOf<O> = O extends { parameters: { path: infer V } } ? { path: V } : object;
/** Null stands for a parameter that is left out. */
type QueryOf<O> = O extends { parameters: { query: infer V } } ? { query: { [K in keyof V]: V[K] | null } } : object;
type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer V } } } ? { body: V } : object;
type Input<O> = PathOf<O> & QueryOf<O> & BodyOf<O> & { headers?: Record<string, string> };

type JsonOf<R> = R extends { content: { 'application/json': infer V } } ? V : undefined;
type Output<O> = O extends { responses: infer R }
  ? R extends { 200: infer S }
    ? JsonOf<S>
    : R extends { 201: infer S }
      ? JsonOf<S>
      : undefined
  : never;

/** Calls one operation of the OpenAPI document, and holds what goes in and comes out to its types. */
export function call<P extends keyof paths, M extends MethodsOf<P>>(
  method: M,
  path: P,
  ...[input]: object extends Input<paths[P][M]> ? [input?: Input<paths[P][M]>] : [input: Input<paths[P][M]>]
): Promise<Output<paths[P][M]>> {
  const given: RequestOptions & { path?: Record<string, string> } = input ?? {};
  const { path: values = {}, ...rest } = given;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return request(filled, { ...rest, method: method.toUpperCase() as Uppercase<M> });
}
