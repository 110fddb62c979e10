package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import java.util.function.Function;

/**
 * One operation of Jira's.
 *
 * @param scope what the grant must hold; empty where any valid token will do
 */
record JiraRoute(String method, String template, String scope, Function<JiraCall, Answer> handler) {}
