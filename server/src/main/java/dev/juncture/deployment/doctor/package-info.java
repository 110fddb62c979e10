/**
 * Reports to the operator whether this deployment owns its database: in the doctor and in readiness.
 */
@NullMarked
package dev.juncture.deployment.doctor;

import org.jspecify.annotations.NullMarked;
