/** What a sale is made of: values and states. Knows nobody. */
@NullMarked
package io.fairqueue.domain;

import org.jspecify.annotations.NullMarked;
