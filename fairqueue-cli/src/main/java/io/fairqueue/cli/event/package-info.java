/** Events, from draft to end, and their seats. */
@NullMarked
package io.fairqueue.cli.event;

import org.jspecify.annotations.NullMarked;
