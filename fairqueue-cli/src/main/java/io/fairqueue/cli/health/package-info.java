/** Whether the stored facts are right, and what keeps a server from working. */
@NullMarked
package io.fairqueue.cli.health;

import org.jspecify.annotations.NullMarked;
