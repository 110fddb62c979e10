/**
 * The Lambda edge: functions that turn the events of API Gateway, load balancers and function URLs into the router's
 * requests and its answers back. One package serves every Lambda; {@code spring.cloud.function.definition} says which
 * function one of them is.
 */
@NullMarked
package dev.juncture.deploy.aws;

import org.jspecify.annotations.NullMarked;
