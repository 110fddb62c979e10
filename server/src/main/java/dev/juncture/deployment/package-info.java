/**
 * The deployment that owns the grants in the database. A copy or a restored backup of the database belongs to no deployment
 * before an operator adopts it, because its refresh tokens may have been replaced.
 */
@NullMarked
package dev.juncture.deployment;

import org.jspecify.annotations.NullMarked;
