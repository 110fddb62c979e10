/**
 * What a newcomer runs: the HTTP runner with a real PostgreSQL, a real Redis and a fake Atlassian, each of them replaced
 * as soon as the environment names another; and a demo product at {@code /}.
 */
@NullMarked
package dev.juncture.deploy.local;

import org.jspecify.annotations.NullMarked;
