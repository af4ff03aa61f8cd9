@NullMarked
package io.fairqueue.cli.draw;

import org.jspecify.annotations.NullMarked;
