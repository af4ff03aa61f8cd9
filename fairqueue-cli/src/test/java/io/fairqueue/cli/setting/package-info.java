@NullMarked
package io.fairqueue.cli.setting;

import org.jspecify.annotations.NullMarked;
