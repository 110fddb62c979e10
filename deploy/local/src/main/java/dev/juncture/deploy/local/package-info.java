/**
 * The local runner, for newcomers: the HTTP runner with a real PostgreSQL, a real Redis, the sandbox, and a demo
 * product at {@code /}. If the environment names another PostgreSQL, Redis or Atlassian, that one is used.
 */
@NullMarked
package dev.juncture.deploy.local;

import org.jspecify.annotations.NullMarked;
