UPDATE misuse_fold SET judged = 2 WHERE id = 1;
