import { setupServer } from 'msw/node';

/** The API of one test. It answers only the requests that the test defines. */
export const server = setupServer();
