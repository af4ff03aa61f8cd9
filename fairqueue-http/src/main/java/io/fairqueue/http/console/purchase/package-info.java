/** Who bought and paid, or tried to, and what became of it. */
@NullMarked
package io.fairqueue.http.console.purchase;

import org.jspecify.annotations.NullMarked;
