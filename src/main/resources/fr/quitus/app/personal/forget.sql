select personal.forget(?, ?) as done
