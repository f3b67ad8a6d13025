UPDATE session SET confirmed_at = 1772000000000;
