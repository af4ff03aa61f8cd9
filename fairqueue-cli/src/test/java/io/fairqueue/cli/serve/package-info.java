@NullMarked
package io.fairqueue.cli.serve;

import org.jspecify.annotations.NullMarked;
