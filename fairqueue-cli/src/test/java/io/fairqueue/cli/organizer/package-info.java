@NullMarked
package io.fairqueue.cli.organizer;

import org.jspecify.annotations.NullMarked;
