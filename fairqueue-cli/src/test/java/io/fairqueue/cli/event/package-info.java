@NullMarked
package io.fairqueue.cli.event;

import org.jspecify.annotations.NullMarked;
