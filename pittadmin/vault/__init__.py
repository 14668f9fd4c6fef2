"""Secrets: in the computer's keyring, or sealed to those who may hold them. Nowhere else."""
