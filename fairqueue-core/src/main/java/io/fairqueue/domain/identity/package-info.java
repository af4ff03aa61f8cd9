/** Who signed in, from where. */
@NullMarked
package io.fairqueue.domain.identity;

import org.jspecify.annotations.NullMarked;
