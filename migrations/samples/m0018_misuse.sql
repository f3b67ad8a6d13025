UPDATE misuse_fold SET judged = 1 WHERE id = 1;
