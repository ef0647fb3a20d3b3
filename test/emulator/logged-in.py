"""Calls an emulator with the SSO login of the profile `codecatalyst`, renewed if need be, and prints whose it is.

Usage: python logged-in.py ENDPOINT
"""
import sys

import boto3

client = boto3.Session(profile_name="codecatalyst").client("codecatalyst", endpoint_url=sys.argv[1])
print(client.verify_session()["identity"])
