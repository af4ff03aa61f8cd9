/** Commands about tickets and who has them. */
@NullMarked
package io.fairqueue.cli.ticket;

import org.jspecify.annotations.NullMarked;
