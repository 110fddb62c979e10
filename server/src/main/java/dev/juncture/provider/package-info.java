/**
 * What a provider of connections must offer: a consent page, an exchange and a refresh. Nothing here names one.
 */
@NullMarked
package dev.juncture.provider;

import org.jspecify.annotations.NullMarked;
