/** Stands in for a framework in tests of the architecture rules. */
@NullMarked
package com.google.inject.standin;

import org.jspecify.annotations.NullMarked;
