/**
 * The same requests through every edge, against equal worlds: each edge has its own database, Redis and sandbox, and the
 * answers have to be the same.
 */
@NullMarked
package dev.juncture.deploy.contract;

import org.jspecify.annotations.NullMarked;
