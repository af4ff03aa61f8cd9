@NullMarked
package io.fairqueue.cli.operate;

import org.jspecify.annotations.NullMarked;
