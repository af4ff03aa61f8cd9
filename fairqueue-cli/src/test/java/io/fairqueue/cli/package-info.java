@NullMarked
package io.fairqueue.cli;

import org.jspecify.annotations.NullMarked;
