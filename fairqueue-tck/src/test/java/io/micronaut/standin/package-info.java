/** Stands in for a framework in tests of the architecture rules. */
@NullMarked
package io.micronaut.standin;

import org.jspecify.annotations.NullMarked;
