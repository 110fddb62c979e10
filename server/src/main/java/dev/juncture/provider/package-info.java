/**
 * The contract of a provider: a consent page, an exchange and a refresh. Nothing here names a particular provider.
 */
@NullMarked
package dev.juncture.provider;

import org.jspecify.annotations.NullMarked;
