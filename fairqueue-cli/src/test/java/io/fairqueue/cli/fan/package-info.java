@NullMarked
package io.fairqueue.cli.fan;

import org.jspecify.annotations.NullMarked;
