/** Messages as other programs read them. */
@NullMarked
package io.fairqueue.messages.json;

import org.jspecify.annotations.NullMarked;
