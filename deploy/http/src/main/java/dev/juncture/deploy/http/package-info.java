/**
 * The HTTP edge: a servlet that turns its request into the router's and the router's answer back, and the frontend's
 * files beside it, so that pages and API share one origin.
 */
@NullMarked
package dev.juncture.deploy.http;

import org.jspecify.annotations.NullMarked;
