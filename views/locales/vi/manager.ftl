# Pages for managers.
