/** Claims on tickets. */
@NullMarked
package io.fairqueue.http.claims;

import org.jspecify.annotations.NullMarked;
