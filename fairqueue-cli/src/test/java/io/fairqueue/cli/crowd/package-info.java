@NullMarked
package io.fairqueue.cli.crowd;

import org.jspecify.annotations.NullMarked;
