@NullMarked
package io.fairqueue.cli.ticket;

import org.jspecify.annotations.NullMarked;
