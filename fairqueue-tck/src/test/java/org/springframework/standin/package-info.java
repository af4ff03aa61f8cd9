/** Stands in for a framework in tests of the architecture rules. */
@NullMarked
package org.springframework.standin;

import org.jspecify.annotations.NullMarked;
