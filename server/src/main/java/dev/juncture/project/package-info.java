/**
 * Tenants of a deployment. There is one, {@code default}, until many projects are supported.
 */
@NullMarked
package dev.juncture.project;

import org.jspecify.annotations.NullMarked;
